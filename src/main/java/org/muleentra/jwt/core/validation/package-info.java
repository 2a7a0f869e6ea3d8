/** What is expected of a token, and the fixed way a token goes until it is valid or refused. */
package org.muleentra.jwt.core.validation;
