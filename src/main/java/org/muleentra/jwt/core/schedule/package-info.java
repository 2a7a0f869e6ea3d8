/** What happens later or elsewhere: deadlines, recurring work and shared waits that survive a scheduler which loses tasks. */
package org.muleentra.jwt.core.schedule;
