/** The settings as Studio and the policy form show them. */
package org.muleentra.jwt.mule.setting;
