/** What can be configured: each setting is a rule of its own, stated in the file that uses it. */
package org.muleentra.jwt.core.setting;
