"use strict";
// Before anything is drawn, so that nothing moves when the other scripts arrive.
document.documentElement.classList.add("has-script");
