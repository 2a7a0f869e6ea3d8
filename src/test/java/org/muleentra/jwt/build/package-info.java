/** What the build does for itself. */
package org.muleentra.jwt.build;
