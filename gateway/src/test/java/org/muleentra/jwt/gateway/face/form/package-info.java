/** Forms, template and tables of settings, made of their rules and their words. */
package org.muleentra.jwt.gateway.face.form;
