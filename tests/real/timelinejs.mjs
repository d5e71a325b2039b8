// Shows exported files with TimelineJS 3 in a headless browser and compares what stands there with what was
// written: timelinejs.sh starts it in the folder that has them.   node timelinejs.mjs PICTURES

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { chromium } from "playwright-core";

const KINDS = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json" };
const PAGE = `<!doctype html><meta charset="utf-8"><title>TimelineJS</title>
<link rel="stylesheet" href="/tl/css/timeline.css"><script src="/tl/js/timeline.js"></script>
<style>body { margin: 0 } #it { height: 100vh }</style><div id="it"></div>
<script>
  const file = new URLSearchParams(location.search).get("file");
  fetch(file).then((answer) => answer.json()).then((json) => {
    window.shown = new TL.Timeline("it", json, { language: "zh-tw", font: null, script_path: "/tl/js/" });
    window.shown.on("ready", () => { window.isReady = true; });
  });
</script>`;

const server = createServer(async (request, answer) => {
  const path = normalize(new URL(request.url, "http://a").pathname);
  const file = path.startsWith("/tl/") ? join("node_modules/@knight-lab/timelinejs/dist", path.slice(4)) : `.${path}`;
  try {
    const body = path === "/" ? PAGE : await readFile(file);
    answer.writeHead(200, { "content-type": KINDS[extname(path) || ".html"] ?? "application/octet-stream" });
    answer.end(body);
  } catch {
    answer.writeHead(404).end();
  }
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const address = `http://127.0.0.1:${server.address().port}`;
const profile = await mkdtemp(join(tmpdir(), "timelinejs-"));
const browser = await chromium.launchPersistentContext(profile, {
  executablePath: process.env.CHROMIUM,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
  viewport: { width: 1280, height: 800 },
  timezoneId: "Asia/Shanghai",
});

/** What stands on the page, as a reader sees it. */
const look = () => {
  const words = (element) => element?.textContent.trim() ?? null;
  const events = window.shown.config.events;
  return {
    version: window.TL.Timeline ? true : false,
    errors: window.shown.config.getErrors(),
    title: words(document.querySelector(".tl-slide-titleslide h2")),
    slides: document.querySelectorAll(".tl-slide").length,
    markers: document.querySelectorAll(".tl-timemarker").length,
    groups: [...document.querySelectorAll(".tl-timegroup-message")].map(words),
    events: events.map((event) => {
      const marker = document.getElementById(`${event.unique_id}-marker`);
      const slide = document.getElementById(event.unique_id);
      const day = (date) => date && [date.data.date_obj.getFullYear(), date.data.date_obj.getMonth() + 1, date.data.date_obj.getDate(), date.data.date_obj.getHours(), date.data.date_obj.getMinutes()];
      return {
        id: event.unique_id, start: day(event.start_date), end: day(event.end_date) ?? null,
        marker: words(marker?.querySelector("h2")), left: marker && parseFloat(marker.style.left), width: parseFloat(marker?.style.width) || 0,
        slide: words(slide?.querySelector("h2")), date: words(slide?.querySelector(".tl-headline-date")),
        text: words(slide?.querySelector(".tl-text-content")), markup: slide?.querySelectorAll("b, script, img, iframe, [onclick]").length,
      };
    }),
  };
};

const plain = (html) => html.replace(/<[^>]*>/g, "").replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&#x27;/g, "'").replace(/&amp;/g, "&").trim();
const parts = (date) => date && [date.year, date.month ?? 1, date.day ?? 1, date.hour ?? 0, date.minute ?? 0];

async function prove(name, picture) {
  const written = JSON.parse(await readFile(name, "utf8"));
  const page = await browser.newPage();
  const asked = [], faults = [];
  await page.route("**", (route) => {
    asked.push(route.request().url());
    return route.request().url().startsWith(address) ? route.continue() : route.abort();
  });
  page.on("pageerror", (error) => faults.push(String(error)));
  await page.goto(`${address}/?file=${name}`);
  await page.waitForFunction(() => window.isReady, undefined, { timeout: 60_000 });
  await page.waitForTimeout(1500);
  await page.screenshot({ path: `${picture}-first.png` });
  const seen = await page.evaluate(look);
  assert.deepEqual(seen.errors, []);
  assert.deepEqual(faults, []);
  assert.deepEqual(asked.filter((url) => !url.startsWith(address)), [], "something remote was asked for");
  assert.equal(seen.events.length, written.events.length);
  assert.equal(seen.markers, written.events.length);
  assert.equal(seen.slides, written.events.length + (written.title ? 1 : 0));
  if (written.title) assert.equal(seen.title, plain(written.title.text.headline));
  assert.deepEqual(new Set(seen.groups), new Set(written.events.map((event) => event.group)));
  const byId = new Map(seen.events.map((event) => [event.id, event]));
  for (const event of written.events) {
    const shown = byId.get(event.unique_id);
    assert.ok(shown, `${event.unique_id} is not there`);
    const headline = plain(event.text.headline);
    assert.equal(shown.marker, headline);
    assert.equal(shown.slide, headline);
    assert.equal(shown.date, event.display_date);
    assert.equal(shown.markup, 0, "text became markup");
    assert.equal(shown.text.replace(/\s/g, ""), plain(event.text.text).replace(/\s/g, ""));
    assert.deepEqual(shown.start, parts(event.start_date));
    assert.deepEqual(shown.end, parts(event.end_date) ?? null);
  }
  const left = seen.events.map((event) => event.left);
  assert.deepEqual(left, [...left].sort((one, other) => one - other), "markers out of order");
  for (const event of seen.events) if (event.end) assert.ok(event.width > 0, `${event.marker} has no bar`);
  // The last one, as a reader would come to it.
  await page.evaluate(() => window.shown.goToEnd());
  await page.waitForTimeout(2500);
  await page.screenshot({ path: `${picture}-last.png` });
  const last = seen.events.at(-1), first = seen.events[0];
  const current = await page.evaluate(() => window.shown.current_id);
  assert.equal(current, last.id);
  console.log(`${name}: ${seen.slides} slides, ${seen.markers} markers in ${seen.groups.length} groups`);
  console.log(`  first ${first.start.slice(0, 3).join("-")} ${first.date} ${first.marker}`);
  console.log(`  last  ${last.start.slice(0, 3).join("-")} ${last.date} ${last.marker}`);
  await page.close();
  return seen;
}

try {
  const pictures = process.argv[2];
  await prove("seeds.json", join(pictures, "seeds"));
  const made = await prove("made.json", join(pictures, "made"));
  console.table(made.events.map(({ date, marker, start, end, width }) => ({ date, marker, start: start.join(" "), end: end?.join(" "), width })));
  assert.equal(made.events[0].start[0], -259, "260 BC is the year -259");
  assert.ok(made.events.some((event) => event.start[0] === 1815 && event.start[2] === 18));
  assert.ok(made.events.some((event) => event.start[3] === 12 && event.start[4] === 50));
  assert.ok(made.events.some((event) => event.end?.[2] === 13 && event.start[2] === 9));
  console.log("All of it is shown as it was written.");
} finally {
  await browser.close();
  server.close();
  await rm(profile, { recursive: true, force: true });
}
