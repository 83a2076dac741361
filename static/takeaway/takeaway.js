// The delegate's own list. A visit's code stands behind the # of the address, where no server sees
// it. It is read here, and what is tapped goes back there: nothing is kept anywhere else.
"use strict";
{
  const STATES = ["done", "later", "not-mine"];
  const LONGEST_CODE = 2000;
  const { body, documentElement: { lang: language } } = document;
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const switches = all("[hreflang]");
  const languages = [language, ...switches.map((link) => link.hreflang)];

  // The code, as kiosk/visit.py writes it.

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
    for (const chosen of [visit.interests, visit.accounts, visit.sessions]) putRising(bytes, [...chosen]);
    putRising(bytes, [...visit.steps].map(([no, said]) => no * STATES.length + STATES.indexOf(said)));
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
      steps: new Map(nextRising().map((said) => [Math.floor(said / STATES.length), STATES[said % STATES.length]])),
    };
  }

  function decode(code) {
    if (code.length > LONGEST_CODE || !/^1[\w-]+$/.test(code)) return null;
    try {
      const visit = parse(code);
      const aim = (visit.flags >> 10) & 7;
      const isOurs = languages.includes(visit.language) && aim < 7 && visit.flags < 0x8000;
      const known = Number(body.dataset.platforms);
      const isKnown = visit.platforms <= known && (visit.platforms | known) === known;
      // Written again it is the same only if event, checksum and every number are as we write them.
      return isOurs && isKnown && encode(visit) === code ? visit : null;
    } catch {
      return null;
    }
  }

  // The page.

  const heading = document.querySelector("h1");
  const lead = document.querySelector(".lead");
  const whole = { heading: heading.textContent, lead: lead.textContent, title: document.title };
  const parts = document.querySelector("template").content;
  const turn = parts.querySelector(".turn");
  const footer = parts.querySelector("footer");
  const everything = footer.querySelector("button");
  const words = { "to-do": parts.querySelector(".state").textContent, more: everything.textContent };
  for (const button of all(".say button", parts)) words[button.value] = button.textContent;
  document.querySelector("main").prepend(turn);
  document.querySelector("main").append(footer);

  const stages = all(".stage").map((section) => {
    const bunting = document.createElement("span");
    bunting.className = "bunting";
    bunting.setAttribute("aria-hidden", "true");
    section.querySelector("h2").append(bunting);
    return { section, bunting, steps: all("li[id]", section).map(row) };
  });
  const steps = stages.flatMap((stage) => stage.steps);

  function row(item) {
    const details = item.querySelector("details");
    const [mark, state, say] = [".mark", ".state", ".say"].map((part) => parts.querySelector(part).cloneNode(true));
    details.querySelector("summary").prepend(mark);
    details.querySelector("summary").append(state);
    details.append(say);
    return { no: number(item), item, details, mark, state, say };
  }

  function number(item) {
    return Number(item.id.slice(1));
  }

  let visit = null;
  let shown = null;
  let showsEverything = false;

  function read() {
    const code = location.hash.slice(1);
    const place = code && document.getElementById(code);
    visit = place ? null : decode(code);
    if (visit && visit.language !== language) {
      location.replace(address(visit.language));
      return;
    }
    const isUnread = code && !place && !visit;
    showsEverything = !visit;
    body.classList.toggle("mine", Boolean(visit));
    for (const { details } of steps) details.open = !visit;
    draw();
    heading.textContent = visit ? heading.dataset.mine : whole.heading;
    document.title = whole.title.replace(whole.heading, heading.textContent);
    if (!visit) lead.textContent = isUnread ? body.dataset.unread : whole.lead;
    if (place) place.scrollIntoView();
  }

  function address(code) {
    const to = switches.find((link) => link.hreflang === code).href.split("#")[0];
    return visit ? `${to}#${encode({ ...visit, language: code })}` : to;
  }

  function isMine(element) {
    return !element.dataset.on || Boolean(visit.platforms & (1 << (element.dataset.on - 1)));
  }

  function draw() {
    for (const link of switches) link.href = address(link.hreflang);
    for (const links of all("main .links")) {
      const mine = visit ? [...links.children].filter(isMine) : [];
      for (const link of links.children) link.hidden = !showsEverything && mine.length > 0 && !mine.includes(link);
    }
    for (const kind of ["accounts", "sessions"]) {
      const section = document.getElementById(kind);
      const items = all("li[id]", section);
      for (const item of items) item.hidden = !showsEverything && !visit[kind].has(number(item));
      section.hidden = items.every((item) => item.hidden);
    }
    if (visit) drawSteps();
    else for (const shownAgain of [...stages.map((stage) => stage.section), ...steps.map((step) => step.item)]) shownAgain.hidden = false;
  }

  function drawSteps() {
    const said = (step) => visit.steps.get(step.no);
    const mine = steps.filter((step) => isMine(step.item));
    // The stage that the delegate came for goes first.
    const first = stages[{ 2: 1, 3: 2 }[(visit.flags >> 10) & 7] ?? 0];
    const order = [first, ...stages].flatMap((stage) => stage.steps).filter((step) => mine.includes(step));
    shown = order.find((step) => !said(step)) ?? order.find((step) => said(step) === "later");
    for (const step of steps) {
      const state = said(step) ?? "to-do";
      step.mark.firstChild.setAttribute("href", `#m-${state}`);
      step.state.textContent = words[state];
      step.state.dataset.state = state;
      for (const button of step.say.children) button.setAttribute("aria-pressed", button.value === state);
      step.item.hidden = step === shown || (!showsEverything && !mine.includes(step));
    }
    for (const { section, bunting, steps: own } of stages) {
      const tails = own.filter((step) => mine.includes(step) && said(step) !== "not-mine");
      tails.sort((one, other) => (said(other) === "done") - (said(one) === "done"));
      bunting.replaceChildren(...tails.map((step) => {
        const tail = document.createElement("i");
        tail.className = step === shown ? "next" : said(step) === "done" ? "done" : "";
        return tail;
      }));
      section.hidden = !showsEverything && !own.some((step) => mine.includes(step));
    }
    const left = mine.filter((step) => !["done", "not-mine"].includes(said(step))).length;
    lead.textContent = `${body.dataset.left.split("|")[left]} ${body.dataset.copy}`;
    turn.hidden = !shown;
    if (shown) drawTurn(said(shown));
  }

  function drawTurn(said) {
    const [summary, ...how] = shown.details.children;
    const [link, ...others] = all(".links a:not([hidden])", shown.details);
    const open = turn.querySelector(".row a");
    turn.querySelector("span").textContent = summary.querySelector(".minutes").textContent;
    turn.querySelector("h2").textContent = summary.querySelector("b").textContent;
    open.hidden = !link;
    if (link) {
      open.href = link.href;
      open.textContent = open.dataset.open.replace("|", link.textContent);
    }
    turn.querySelector("details").open = false;
    turn.querySelector("details div").replaceChildren(
      ...how.filter((part) => part !== shown.say && (others.length || !part.matches(".links"))).map((part) => part.cloneNode(true)),
    );
    turn.querySelector(".more button").hidden = said === "later";
  }

  body.addEventListener("click", (event) => {
    const button = event.target.closest("button[value]");
    if (!button) return;
    const step = steps.find((each) => each.item.contains(button)) ?? shown;
    if (step.say.contains(button) && visit.steps.get(step.no) === button.value) visit.steps.delete(step.no);
    else visit.steps.set(step.no, button.value);
    history.replaceState(null, "", `#${encode(visit)}`);
    step.details.open = false;
    const place = turn.contains(button) || step.item.hidden;
    draw();
    (place ? turn.querySelector("h2") : step.details.querySelector("summary")).focus();
  });

  everything.addEventListener("click", () => {
    showsEverything = !showsEverything;
    everything.textContent = showsEverything ? everything.dataset.less : words.more;
    const added = all("li[id]").find((item) => item.hidden && item !== shown?.item);
    draw();
    (showsEverything && added ? added : everything).scrollIntoView({ block: "center" });
  });

  addEventListener("hashchange", read);
  read();
}
