/** The policy's form as people write it: its schema, its values, and the settings that a deployment makes of them. */
package org.muleentra.jwt.tool.form;
