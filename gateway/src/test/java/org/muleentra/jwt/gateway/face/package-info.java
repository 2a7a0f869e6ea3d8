/** Tests of what users write against: schema, extension model, reference tables and the example application. */
package org.muleentra.jwt.gateway.face;
