// Keeps a page of the desk up to date: asks every second whether it would look different, and only
// then fetches it and swaps the parts that changed. Without this script the page reloads itself.
(() => {
  "use strict";
  const EVERY_MS = 1000;
  const PARTS = ["clock", "calls", "printers", "jobs"];
  let tag = document.body.dataset.tag;
  let pressed = false;

  const show = (answers) => {
    document.getElementById("answers").hidden = !answers;
    document.getElementById("silent").hidden = answers;
  };

  // A part that is swapped between touch and click would swallow the tap.
  addEventListener("pointerdown", () => { pressed = true; });
  for (const name of ["pointerup", "pointercancel"]) {
    addEventListener(name, () => setTimeout(() => { pressed = false; }));
  }

  const swap = (page) => {
    const held = document.activeElement && document.activeElement.id;
    for (const id of PARTS) {
      const here = document.getElementById(id);
      const there = page.getElementById(id);
      if (here && here.innerHTML !== there.innerHTML) here.replaceChildren(...there.childNodes);
    }
    const again = held && document.getElementById(held);
    if (again && again !== document.activeElement) again.focus({ preventScroll: true });
    tag = page.body.dataset.tag;
  };

  const refresh = async () => {
    const answer = await fetch(location.pathname, { cache: "no-store" });
    if (!answer.ok) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    // The PIN page: this session has ended. Another language was chosen in another tab.
    const is_other = page.documentElement.lang !== document.documentElement.lang;
    if (!page.body.dataset.tag || is_other) return location.reload();
    if (!pressed) swap(page);
  };

  const look = async () => {
    try {
      const answer = await fetch("/staff/revision", {
        cache: "no-store",
        headers: { "If-None-Match": `"${tag}"` },
      });
      if (answer.status === 403) return location.reload();
      if (answer.status !== 304) {
        if (!answer.ok) throw new Error(answer.status);
        await refresh();
      }
      show(true);
    } catch {
      show(false);
    }
    setTimeout(look, EVERY_MS);
  };

  // A search takes seconds: say so, and let nobody begin a second one.
  addEventListener("click", (event) => {
    const link = event.target.closest("[data-busy]");
    if (!link) return;
    if (link.ariaBusy) return event.preventDefault();
    link.ariaBusy = "true";
    link.querySelector("span").textContent = link.dataset.busy;
  });

  // Back may bring the page out of memory as it was.
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
  if (tag) look();
})();
