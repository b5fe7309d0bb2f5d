/* Popup: all that a study knows of an incident. */
(function (borderviz) {
  "use strict";

  const { el } = borderviz;

  function link(address, text) {
    const made = el("a", "", text);
    made.href = address;
    made.target = "_blank";
    made.rel = "noopener noreferrer";
    return made;
  }

  /** A report's name as a link where it has an address of the web, else as text. */
  function reportName(report) {
    return /^https?:\/\//i.test(report.url) ? link(report.url, report.title) : report.title;
  }

  function account(incident, report, colours) {
    const head = el("div", "popup-head", borderviz.symbol(incident.kind, colours, 22));
    head.append(el("strong", "", incident.kindText), el("span", "popup-when", incident.when));
    const facts = el("dl", "popup-facts");
    const fact = (term, ...values) => facts.append(el("dt", "", term), el("dd", "", ...values));
    fact("Account of", `${incident.claimant} (${incident.accountText})`);
    fact("Blamed", incident.blamedText);
    fact(
      "Report",
      reportName(report),
      el("span", "popup-source", ` ${report.source}, paragraph ${incident.paragraph}`),
    );
    if (incident.note) fact("Note", incident.note);
    return el("section", "popup-account", head, el("p", "", incident.summary), facts);
  }

  function where(incident, place) {
    const sure = place.radiusKm ? `within ${place.radiusKm} km, confidence ${place.confidence}` : "";
    const kind = place.name.toLowerCase().endsWith(place.kindText) ? "" : `${place.kindText}, `;
    return el("p", "popup-where", el("strong", "", place.name), ` ${kind}${incident.whereText}; ${sure}`);
  }

  /** Return the popup of an incident: its place, its account, and the other accounts of the same event. */
  function popup(incident, data, coloursOf) {
    const box = el("div", "popup", where(incident, data.places[incident.place]));
    box.append(account(incident, data.reports[incident.report], coloursOf(incident)));
    const others = incident.sameEvent.map((id) => data.incidents.find((other) => other.id === id)).filter(Boolean);
    if (others.length)
      box.append(el("h4", "", others.length > 1 ? "Other accounts of this event" : "The other account of this event"));
    others.forEach((other) => box.append(account(other, data.reports[other.report], coloursOf(other))));
    return box;
  }

  Object.assign(borderviz, { account, link, popup });
})((globalThis.borderviz ??= {}));
