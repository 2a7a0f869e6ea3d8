/** What API Manager does between a policy's form and the engine: renders the template with values that the form takes. */
package org.muleentra.jwt.gateway.form;
