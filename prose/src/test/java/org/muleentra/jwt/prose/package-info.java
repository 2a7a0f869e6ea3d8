/** The pages as English. */
package org.muleentra.jwt.prose;
