/** Tests of the way from the form to the policy's XML. */
package org.muleentra.jwt.gateway.form;
