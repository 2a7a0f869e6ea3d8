/** How the tests of several modules find the pages and their pictures. */
package org.muleentra.jwt.pages;
