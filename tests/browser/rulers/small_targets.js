// Controls under 15 mm on their shorter side, with their size in millimetres.
() => {
  const mm = parseFloat(getComputedStyle(document.querySelector(".kiosk")).getPropertyValue("--mm"))
    || Math.min(innerWidth, innerHeight) / 270;
  return [...document.querySelectorAll("main a, main button")]
    .map((element) => [element.textContent.trim(), element.getBoundingClientRect()])
    .filter(([, box]) => box.width)
    .map(([text, box]) => [text, Math.min(box.width, box.height) / mm])
    .filter(([, size]) => size < 14.9);
}
