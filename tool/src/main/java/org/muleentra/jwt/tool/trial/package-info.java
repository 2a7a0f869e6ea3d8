/** Callers of our own making, tried at the door: whom a form lets in, and for what it refuses the others. */
package org.muleentra.jwt.tool.trial;
