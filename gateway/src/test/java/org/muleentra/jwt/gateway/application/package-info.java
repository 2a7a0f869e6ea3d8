/** Tests of the reading of an application. */
package org.muleentra.jwt.gateway.application;
