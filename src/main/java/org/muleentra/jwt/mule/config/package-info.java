/** The settings as Studio and the policy form show them, and the gate that a configuration keeps open while it runs. */
package org.muleentra.jwt.mule.config;
