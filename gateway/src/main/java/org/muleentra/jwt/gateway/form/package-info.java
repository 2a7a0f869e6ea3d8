/** What API Manager does between a policy's form and the engine: checks the values, fills in defaults, renders the template. */
package org.muleentra.jwt.gateway.form;
