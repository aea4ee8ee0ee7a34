/* The script of every page: the build puts these files together, in this order.
   All of it is optional. Every page can be read, printed and handed on without. */
"use strict";
import "scripts/dates.js";
import "scripts/ages.js";
import "scripts/say.js";
import "scripts/saved.js";
import "scripts/save.js";
import "scripts/share.js";
import "scripts/my-list.js";
