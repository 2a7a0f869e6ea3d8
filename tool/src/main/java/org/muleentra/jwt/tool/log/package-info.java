/** Log files with records of the audit, read line by line. */
package org.muleentra.jwt.tool.log;
