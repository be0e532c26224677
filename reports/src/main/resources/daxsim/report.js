(function () {
  'use strict';
  // A link into something folded unfolds it.
  function reveal() {
    var id = decodeURIComponent(location.hash.slice(1));
    var target = id ? document.getElementById(id) : null;
    if (!target) return;
    for (var at = target; at; at = at.parentElement) {
      if (at.tagName === 'DETAILS') at.open = true;
    }
    var witness = target.querySelector(':scope > details.witness');
    if (witness) witness.open = true;
    target.scrollIntoView();
  }
  window.addEventListener('hashchange', reveal);
  reveal();

  // A command is copied with one key.
  document.querySelectorAll('.command').forEach(function (box) {
    var button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'copy';
    button.setAttribute('aria-label', 'copy this command');
    button.addEventListener('click', function () {
      var code = box.querySelector('code');
      getSelection().selectAllChildren(code);
      var done = function () { button.textContent = 'copied'; };
      var not = function () { button.textContent = 'selected'; };
      if (navigator.clipboard) navigator.clipboard.writeText(code.textContent).then(done, not);
      else not();
    });
    box.appendChild(button);
  });

  // All witnesses at once.
  var witnesses = document.querySelectorAll('details.witness');
  if (witnesses.length > 1) {
    var all = document.createElement('button');
    all.type = 'button';
    all.className = 'all';
    all.textContent = 'open every witness';
    all.addEventListener('click', function () {
      var open = all.textContent.indexOf('open') === 0;
      witnesses.forEach(function (w) { w.open = open; });
      all.textContent = open ? 'close every witness' : 'open every witness';
    });
    document.querySelector('#findings > h2').insertAdjacentElement('afterend', all);
  }

  // On paper nothing can be unfolded.
  var opened = [];
  window.addEventListener('beforeprint', function () {
    document.querySelectorAll('details.witness:not([open])').forEach(function (d) {
      d.open = true;
      opened.push(d);
    });
  });
  window.addEventListener('afterprint', function () {
    opened.forEach(function (d) { d.open = false; });
    opened = [];
  });

  // The contents say where the reader is.
  if ('IntersectionObserver' in window) {
    var links = {};
    document.querySelectorAll('nav a').forEach(function (a) { links[a.hash.slice(1)] = a; });
    var observer = new IntersectionObserver(function (entries) {
      entries.forEach(function (e) {
        if (!e.isIntersecting) return;
        Object.keys(links).forEach(function (id) { links[id].removeAttribute('aria-current'); });
        if (links[e.target.id]) links[e.target.id].setAttribute('aria-current', 'true');
      });
    }, { rootMargin: '0px 0px -75% 0px' });
    document.querySelectorAll('main > section').forEach(function (s) { observer.observe(s); });
  }
}());
