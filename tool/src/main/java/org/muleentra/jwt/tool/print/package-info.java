/** How results are written: for people at a terminal, and as JSON. */
package org.muleentra.jwt.tool.print;
