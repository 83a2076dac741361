// The delegate's own list. A visit's code stands behind the # of the address, where no server sees
// it. It is read here, and what is tapped goes back there: nothing is kept anywhere else.
"use strict";
{
  const STATES = ["done", "later", "not-mine"];
  const LONGEST_CODE = 2000;
  const { body } = document;
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const switches = all("[hreflang]");
  const language = document.documentElement.lang;
  const languages = [language, ...switches.map((link) => link.hreflang)];

  // The code, as kiosk/visit/code.py writes it.

  function checksum(bytes) {
    let crc = 0xffff;
    for (const byte of bytes) {
      crc ^= byte << 8;
      for (let bit = 0; bit < 8; bit++) crc = (crc << 1) ^ (crc & 0x8000 ? 0x11021 : 0);
    }
    return [crc >> 8, crc & 0xff];
  }

  const mark = checksum(new TextEncoder().encode(body.dataset.slug));

  function put(bytes, number) {
    for (; number > 127; number = Math.floor(number / 128)) bytes.push((number % 128) + 128);
    bytes.push(number);
  }

  function putRising(bytes, numbers) {
    let before = 0;
    put(bytes, numbers.length);
    for (const number of numbers.sort((one, other) => one - other)) {
      put(bytes, number - before);
      before = number;
    }
  }

  function encode(visit) {
    const bytes = [...mark, ...visit.id];
    const [first, second] = [...visit.language].map((letter) => letter.charCodeAt(0) - 97);
    const flags = visit.flags | (first << 5) | second;
    bytes.push(flags >> 8, flags & 0xff);
    put(bytes, visit.platforms);
    put(bytes, visit.audience);
    for (const set of [visit.interests, visit.accounts, visit.sessions]) putRising(bytes, [...set]);
    const said = [...visit.steps].map(([no, state]) => no * STATES.length + STATES.indexOf(state));
    putRising(bytes, said);
    bytes.push(...checksum(bytes));
    const text = btoa(String.fromCharCode(...bytes));
    return "1" + text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  }

  function parse(code) {
    const text = atob(code.slice(1).replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Array.from(text, (letter) => letter.charCodeAt(0));
    let at = 10;
    const next = () => {
      let number = 0;
      for (let weight = 1; ; weight *= 128) {
        const byte = bytes[at++];
        number += (byte % 128) * weight;
        if (!Number.isSafeInteger(number)) throw new RangeError("no number");
        if (byte < 128) return number;
      }
    };
    const nextRising = () => {
      let number = 0;
      // A count beyond the code's end is found out when the code is written again.
      return Array.from({ length: Math.min(next(), bytes.length) }, () => (number += next()));
    };
    const state = (said) => [Math.floor(said / STATES.length), STATES[said % STATES.length]];
    const flags = (bytes[8] << 8) | bytes[9];
    return {
      id: bytes.slice(2, 8),
      language: String.fromCharCode(97 + ((flags >> 5) & 31), 97 + (flags & 31)),
      flags: flags & ~0x3ff,
      platforms: next(),
      audience: next(),
      interests: new Set(nextRising()),
      accounts: new Set(nextRising()),
      sessions: new Set(nextRising()),
      steps: new Map(nextRising().map(state)),
    };
  }

  function aim(visit) {
    return (visit.flags >> 10) & 7;
  }

  function decode(code) {
    if (code.length > LONGEST_CODE || !/^1[\w-]+$/.test(code)) return null;
    try {
      const found = parse(code);
      const known = Number(body.dataset.platforms);
      const hasPlatforms = found.platforms <= known && (found.platforms | known) === known;
      const hasFlags = aim(found) < 7 && found.flags < 0x8000;
      if (!hasPlatforms || !hasFlags || !languages.includes(found.language)) return null;
      // Written again it is the same only if its event, checksum and numbers are as we write them.
      return encode(found) === code ? found : null;
    } catch {
      return null;
    }
  }

  // The page. What only a list shows waits in the template; the style sheet hides it from the rest.

  const heading = document.querySelector("h1");
  const lead = document.querySelector(".lead");
  const whole = { heading: heading.textContent, lead: lead.textContent, title: document.title };
  const parts = document.querySelector("template").content;
  const turn = parts.querySelector(".turn");
  const footer = parts.querySelector("footer");
  const more = footer.querySelector("button");
  const words = { "to-do": parts.querySelector(".state").textContent, more: more.textContent };
  for (const button of all(".say button", parts)) words[button.value] = button.textContent;
  document.querySelector("main").prepend(turn);
  document.querySelector("main").append(footer);

  const number = (item) => Number(item.id.slice(1));
  const stages = all(".stage").map((section) => {
    const bunting = document.createElement("span");
    bunting.className = "bunting";
    bunting.setAttribute("aria-hidden", "true");
    section.querySelector("h2").append(bunting);
    return { section, bunting, steps: all("li[id]", section).map(stepOf) };
  });
  const steps = stages.flatMap((stage) => stage.steps);

  function stepOf(item) {
    const details = item.querySelector("details");
    const copy = (part) => parts.querySelector(part).cloneNode(true);
    const step = { item, details, mark: copy(".mark"), state: copy(".state"), say: copy(".say") };
    details.querySelector("summary").prepend(step.mark);
    details.querySelector("summary").append(step.state);
    details.append(step.say);
    return step;
  }

  let visit = null;
  let shown = null;
  let showsAll = true;
  const said = (step) => visit.steps.get(number(step.item));
  const isMine = ({ dataset }) => !dataset.on || Boolean(visit.platforms & (1 << (dataset.on - 1)));

  function read() {
    const code = location.hash.slice(1);
    const place = code && document.getElementById(code);
    visit = place ? null : decode(code);
    if (visit && visit.language !== language) {
      location.replace(addressIn(visit.language));
      return;
    }
    showsAll = !visit;
    body.classList.toggle("mine", Boolean(visit));
    heading.textContent = visit ? heading.dataset.mine : whole.heading;
    document.title = whole.title.replace(whole.heading, heading.textContent);
    lead.textContent = code && !place ? body.dataset.unread : whole.lead;
    for (const { details } of steps) details.open = !visit;
    draw();
    if (place) place.scrollIntoView();
  }

  function addressIn(other) {
    const home = switches.find((link) => link.hreflang === other).href.split("#")[0];
    return visit ? `${home}#${encode({ ...visit, language: other })}` : home;
  }

  function draw() {
    for (const link of switches) link.href = addressIn(link.hreflang);
    more.textContent = showsAll ? more.dataset.less : words.more;
    for (const group of all("[id] .links")) {
      for (const link of group.children) link.hidden = !showsAll && !linksOf(group).includes(link);
    }
    for (const kind of ["accounts", "sessions"]) {
      const section = document.getElementById(kind);
      const items = all("li[id]", section);
      for (const item of items) item.hidden = !showsAll && !visit[kind].has(number(item));
      section.hidden = items.every((item) => item.hidden);
    }
    const mine = visit ? steps.filter((step) => isMine(step.item)) : [];
    shown = visit ? nextOf(mine) : null;
    for (const step of steps) {
      step.item.hidden = step === shown || (!showsAll && !mine.includes(step));
      if (visit) drawStep(step);
    }
    for (const stage of stages) {
      const own = stage.steps.filter((step) => mine.includes(step));
      stage.section.hidden = !showsAll && own.length === 0;
      if (visit) drawBunting(stage.bunting, own);
    }
    turn.hidden = !shown;
    if (shown) drawTurn();
    if (!visit) return;
    const left = mine.filter((step) => !["done", "not-mine"].includes(said(step)));
    lead.textContent = `${body.dataset.left.split("|")[left.length]} ${body.dataset.copy}`;
  }

  function linksOf(group) {
    const mine = [...group.children].filter(isMine);
    return mine.length && visit.platforms ? mine : [...group.children];
  }

  function nextOf(mine) {
    // The stage that the delegate came for goes first: aims 2 and 3 are to start and to develop.
    const first = stages[{ 2: 1, 3: 2 }[aim(visit)] ?? 0];
    const order = [...first.steps, ...steps].filter((step) => mine.includes(step));
    return order.find((step) => !said(step)) ?? order.find((step) => said(step) === "later");
  }

  function drawStep(step) {
    const state = said(step) ?? "to-do";
    step.mark.firstChild.setAttribute("href", `#m-${state}`);
    step.state.textContent = words[state];
    step.state.dataset.state = state;
    for (const button of step.say.children) {
      button.setAttribute("aria-pressed", button.value === state);
    }
  }

  function drawBunting(bunting, own) {
    const isDone = (step) => said(step) === "done";
    const hung = own.filter((step) => said(step) !== "not-mine");
    hung.sort((one, other) => isDone(other) - isDone(one));
    bunting.replaceChildren(...hung.map((step) => {
      const tail = document.createElement("i");
      tail.className = step === shown ? "next" : isDone(step) ? "done" : "";
      return tail;
    }));
  }

  function drawTurn() {
    const [summary, ...how] = shown.details.children;
    const [link, ...others] = linksOf(shown.details.querySelector(".links"));
    const open = turn.querySelector(".row a");
    turn.querySelector("span").textContent = summary.querySelector(".minutes").textContent;
    turn.querySelector("h2").textContent = summary.querySelector("b").textContent;
    open.hidden = !link;
    if (link) {
      open.href = link.href;
      open.textContent = open.dataset.open.replace("|", link.textContent);
    }
    const without = others.length ? ".say" : ".say, .links";
    const told = how.filter((part) => !part.matches(without));
    turn.querySelector("details").open = false;
    turn.querySelector("details div").replaceChildren(...told.map((part) => part.cloneNode(true)));
    turn.querySelector(".more button").hidden = said(shown) === "later";
  }

  body.addEventListener("click", ({ target }) => {
    const button = target.closest("button[value]");
    if (!button) return;
    const isTurn = turn.contains(button);
    const step = isTurn ? shown : steps.find(({ item }) => item.contains(button));
    const no = number(step.item);
    // What was said is taken back by saying it again.
    if (!isTurn && visit.steps.get(no) === button.value) visit.steps.delete(no);
    else visit.steps.set(no, button.value);
    history.replaceState(null, "", `#${encode(visit)}`);
    step.details.open = false;
    draw();
    const place = isTurn || step === shown ? turn.querySelector("h2") : step.details.firstChild;
    (turn.hidden && isTurn ? heading : place).focus();
  });

  more.addEventListener("click", () => {
    showsAll = !showsAll;
    const hidden = all("li[id]").find((item) => item.hidden && item !== shown?.item);
    draw();
    (showsAll && hidden ? hidden : more).scrollIntoView({ block: "center" });
  });

  addEventListener("hashchange", read);
  read();
}
