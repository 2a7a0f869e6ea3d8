/** What people see, in a headless Chromium. */
package org.muleentra.jwt.browser;
