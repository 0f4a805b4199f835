"use strict";
(function () {
  var page = document.body.dataset;
  var origins = page.origins.split(" ");
  var frame = document.getElementById("frame");
  var over = false;

  function isPaynets(origin) {
    return origins.indexOf(origin) !== -1 || /^https:\/\/([a-z0-9-]+\.)*paynet\.com\.tr(:[0-9]+)?$/.test(origin);
  }

  // An id that was sent without percent-encoding has blanks where it had plus signs.
  function isOurs(session) {
    return session !== null && session.replace(/ /g, "+") === page.session.replace(/ /g, "+");
  }

  function end(outcome) {
    if (over) {
      return;
    }
    over = true;
    function show() {
      frame.remove();
      document.getElementById("head").hidden = true;
      document.getElementById(outcome).hidden = false;
    }
    fetch(page.report + outcome, { method: "POST", keepalive: true, referrerPolicy: "same-origin" }).then(show, show);
  }

  window.addEventListener("message", function (event) {
    if (event.source !== frame.contentWindow || !isPaynets(event.origin) || typeof event.data !== "string") {
      return;
    }
    var fields = new URLSearchParams(event.data);
    var command = fields.get("command");
    if (command === "close-iframe" || (command === "form-post" && isOurs(fields.get("session_id")))) {
      end("back");
    }
  });
  document.getElementById("cancel").addEventListener("click", function () {
    end("cancelled");
  });
})();
