// Words that are cut off, over each other, or beyond their button, as sentences.
() => {
  const faults = [];
  const room = document.documentElement;
  if (room.scrollHeight > innerHeight + 1 || room.scrollWidth > innerWidth + 1)
    faults.push(`the page is ${room.scrollWidth} x ${room.scrollHeight}`);
  const lines = [];
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!node.data.trim() || parent.closest(".hidden, figure, svg, noscript, dialog")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      // What is only said aloud is squeezed into a dot.
      if (parent.clientWidth === 1 || parent.getBoundingClientRect().width <= 1) continue;
      // A line's box is taller than its letters: a fifth above and below is air.
      const air = box.height / 5;
      const line = { parent, text: node.data.trim().slice(0, 30), left: box.left,
                     right: box.right, top: box.top + air, bottom: box.bottom - air };
      if (line.right > innerWidth + 1 || line.bottom > innerHeight || line.left < 0 || line.top < 0)
        faults.push(`cut off: ${line.text}`);
      // What is over in a title of few lines ends in an ellipsis.
      const clamp = parent.closest(".clamp, h1");
      if (clamp && getComputedStyle(clamp).webkitLineClamp !== "none" && line.top >= clamp.getBoundingClientRect().bottom - 1)
        continue;
      const tile = parent.closest("a, button")?.getBoundingClientRect();
      if (tile && (line.right > tile.right + 1 || line.bottom > tile.bottom + 1 || line.top < tile.top - 1))
        faults.push(`beyond its button: ${line.text}`);
      lines.push(line);
    }
  }
  for (const [index, a] of lines.entries())
    for (const b of lines.slice(index + 1))
      if (a.parent !== b.parent && Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 &&
          Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2)
        faults.push(`over each other: ${a.text} / ${b.text}`);
  for (const button of document.querySelectorAll(".nav a, .strip a, .strip button")) {
    const area = button.getBoundingClientRect();
    for (const line of lines)
      if (!button.contains(line.parent) && line.bottom > area.top + 1 && line.top < area.bottom - 1 &&
          line.right > area.left + 1 && line.left < area.right - 1)
        faults.push(`under a button: ${line.text}`);
  }
  return [...new Set(faults)];
}
