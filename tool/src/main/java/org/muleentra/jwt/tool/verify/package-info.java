/** Whether records of the audit are all there and as they were written, told from the files alone. */
package org.muleentra.jwt.tool.verify;
