/* The touchscreen's script. Every screen is a plain page and every tap a plain link; this makes
   taps quick (fetch on pointerdown, swap on click), and clears the screen when nobody is there. */
"use strict";
(() => {
  const WARNING = 30_000;
  const ONE_TAP = 350; // ms: a second tap on the same spot within this is still the first one
  const SPOT = 40; // px
  const FRESH = 2_000; // ms: for so long a page that was fetched early is the page itself
  const RESETTING = "resetting";

  /* ---- fetching and swapping ---- */

  let early = null; // the page that a finger is about to open: {href, at, page}
  let wanted = 0; // counts navigations, so that the last tap wins
  let last = { at: -ONE_TAP, x: 0, y: 0 };

  const isOurs = (url) =>
    url.origin === location.origin && (url.pathname === "/" || url.pathname.startsWith("/go/"));

  function linkOf(event) {
    const link = event.target.closest?.("a[href]");
    return link && isOurs(new URL(link.href)) ? link : null;
  }

  /** A screen of ours, parsed; anything else is an error, and the browser then goes there itself. */
  async function get(href, options = {}) {
    const answer = await fetch(href, { headers: { Accept: "text/html" }, ...options });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!answer.ok || !isOurs(new URL(answer.url)) || !page.querySelector("meta[name=kiosk-screen]"))
      throw new Error("no screen of ours");
    return { href: answer.url, page };
  }

  function fetchEarly(href) {
    if (early?.href !== href || Date.now() - early.at > FRESH) {
      early = { href, at: Date.now(), page: get(href) };
      early.page.catch(() => {}); // said by whoever waits for it
    }
    return early.page;
  }

  async function go(href, { push = true, from = null } = {}) {
    const mine = ++wanted;
    try {
      const found = await fetchEarly(href);
      if (mine !== wanted) return;
      const was = location.href;
      if (push) history.pushState(null, "", found.href);
      show(found.page, { was, from });
    } catch {
      if (mine === wanted) push ? location.assign(href) : location.reload();
    } finally {
      if (mine === wanted) early = null;
    }
  }

  /** Put another page's screen in place of this one. Its scripts are not run. */
  function show(page, { was = location.href, from = null } = {}) {
    const before = document.querySelector("main");
    document.documentElement.lang = page.documentElement.lang;
    document.documentElement.className = page.documentElement.className;
    document.title = page.title;
    document.body.replaceChildren(...page.body.children);
    const now = document.querySelector("main");
    const isSame = before?.dataset.screen === now.dataset.screen;
    move(before, now, isSame ? from : null, was);
    // On the same screen the finger's own link keeps the focus; elsewhere reading starts at the top.
    const again = isSame && from && document.getElementById(from);
    (again || document.querySelector("h1")).focus({ preventScroll: true });
    begin();
  }

  /** What is new moves: the answer that was tapped, the next question's tail, the step just done. */
  function move(before, now, from, was) {
    const tails = (main) => main.querySelectorAll(".trail i").length;
    if (tails(before) && tails(now) > tails(before)) now.classList.add("is-moving");
    const isNew = (link) =>
      link.id ? link.id === from : before.dataset.screen === "step" && no(link.href) === no(was);
    for (const link of now.querySelectorAll("a.said[id], .step--done"))
      if (isNew(link)) link.classList.add("is-new");
  }

  const no = (href) => new URL(href).searchParams.get("no");

  addEventListener("pointerdown", (event) => {
    const link = event.isPrimary && event.button === 0 && linkOf(event);
    if (link && !("reset" in link.dataset)) fetchEarly(link.href);
  });

  addEventListener("click", (event) => {
    if (event.detail > 0 && isSameTap(event)) return event.preventDefault();
    const link = linkOf(event);
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    if ("reset" in link.dataset) reset();
    else go(link.href, { from: link.id });
  });

  /** A double tap is one tap: what it hits the second time is another screen's link. */
  function isSameTap({ clientX, clientY }) {
    const now = Date.now();
    const is = now - last.at < ONE_TAP && Math.hypot(clientX - last.x, clientY - last.y) < SPOT;
    last = { at: now, x: clientX, y: clientY };
    return is;
  }

  addEventListener("keydown", (event) => {
    if (event.repeat && event.key === "Enter") event.preventDefault();
  });
  /** A form is sent from here, so that a server that is away never leaves an empty browser page. */
  addEventListener("submit", async (event) => {
    event.preventDefault();
    const { target: form, submitter } = event;
    const body = new URLSearchParams(new FormData(form, submitter));
    const buttons = [...form.querySelectorAll("button")];
    for (const button of buttons) button.disabled = true;
    const mine = ++wanted;
    try {
      const { href, page } = await get(form.action, { method: "POST", body });
      if (mine !== wanted) return;
      history.pushState(null, "", href);
      show(page);
    } catch {
      for (const button of buttons) button.disabled = false;
      sayAway();
    }
  });

  function sayAway() {
    const main = document.querySelector("main");
    const line = main.querySelector(".ask__bar, .notice");
    line.className = "notice said";
    line.setAttribute("role", "status");
    line.textContent = main.dataset.away;
  }

  for (const name of ["contextmenu", "dragstart"]) addEventListener(name, (e) => e.preventDefault());

  /* ---- is anybody there? ---- */

  let idle, tick, clearsAt;
  const dialog = () => document.getElementById("still");

  function watch() {
    clearTimeout(idle);
    const seconds = Number(document.querySelector("main").dataset.idle);
    if (seconds > 0) idle = setTimeout(warn, seconds * 1000);
  }

  function warn() {
    clearsAt = Date.now() + WARNING;
    dialog().showModal();
    count();
  }

  function count() {
    clearTimeout(tick);
    const left = Math.ceil((clearsAt - Date.now()) / 1000);
    if (left <= 0) return reset();
    const box = dialog();
    box.querySelector(".still__time").textContent = box.dataset.times.split("|")[left];
    box.querySelectorAll(".bunting i").forEach((tail, at) => {
      tail.classList.toggle("is-gone", at * 3 >= left);
    });
    tick = setTimeout(count, (clearsAt - Date.now()) % 1000 || 1000);
  }

  function stay() {
    clearTimeout(tick);
    dialog()?.close();
    watch();
  }

  function someoneIsHere() {
    if (dialog()?.open) clearsAt = Date.now() + WARNING;
    else watch();
  }
  for (const name of ["pointerdown", "pointermove", "keydown", "wheel"])
    addEventListener(name, someoneIsHere, { passive: true });
  // Any touch counts, beside the box too; Escape is one of the ways to say yes.
  addEventListener("click", (event) => {
    if (dialog()?.contains(event.target) && !event.target.closest("[data-reset]")) stay();
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "Tab" || !dialog()?.open) return;
    const stops = [...dialog().querySelectorAll("button, a")];
    const at = stops.indexOf(document.activeElement) + (event.shiftKey ? -1 : 1);
    stops.at(at % stops.length).focus();
    event.preventDefault();
  });
  addEventListener("cancel", (event) => {
    event.preventDefault();
    stay();
  }, true);

  /* ---- leaving nothing behind ---- */

  function reset() {
    stopTimers();
    early = null;
    document.querySelector("main").replaceChildren();
    dialog()?.remove();
    localStorage.clear();
    sessionStorage.clear();
    const back = window.navigation?.currentEntry?.index ?? 0;
    if (!back) return afresh();
    // The first entry may be another document, which then has to finish this.
    sessionStorage.setItem(RESETTING, "1");
    addEventListener("popstate", afresh, { once: true });
    history.go(-back);
  }

  /** At the first entry: make it the attract screen, and push another, so that no entry lies ahead. */
  function afresh() {
    sessionStorage.clear();
    history.replaceState(null, "", "/");
    history.pushState(null, "", "/");
    attract();
  }

  async function attract() {
    const mine = ++wanted;
    try {
      const { page } = await get("/");
      if (mine === wanted) show(page);
    } catch {
      setTimeout(() => mine === wanted && attract(), 3000);
    }
  }

  addEventListener("popstate", () => {
    if (!sessionStorage.getItem(RESETTING)) go(location.href, { push: false });
  });
  addEventListener("pageshow", (event) => {
    if (sessionStorage.getItem(RESETTING)) afresh();
    else if (event.persisted) location.reload();
  });

  /* ---- how far a print is, and whether there is paper ---- */

  let refresh;
  const followed = (page) => page.querySelector("[data-follow]");
  // A form's fields may differ although it offers the same.
  const shown = (box) => box.tagName === "FORM" ? box.textContent : box.innerHTML;

  function follow() {
    clearTimeout(refresh);
    if (followed(document)) refresh = setTimeout(ask, 1000);
  }

  async function ask() {
    const here = location.href;
    try {
      const { page } = await get(here);
      const [now, then] = [followed(document), page.querySelector(".side")];
      if (here !== location.href || !now || !then) return;
      if (now.tagName !== then.tagName) {
        now.replaceWith(then);
      } else if (shown(now) !== shown(then)) {
        // The box itself stays: only what changes within it is read out.
        now.dataset.state = then.dataset.state;
        now.replaceChildren(...then.childNodes);
        now.toggleAttribute("data-follow", then.hasAttribute("data-follow"));
      }
    } catch {
      // The next second asks again.
    }
    follow();
  }

  function stopTimers() {
    for (const timer of [idle, tick, refresh]) clearTimeout(timer);
  }

  /** A screen has just come up. */
  function begin() {
    stopTimers();
    watch();
    follow();
  }

  history.scrollRestoration = "manual";
  begin();
})();
