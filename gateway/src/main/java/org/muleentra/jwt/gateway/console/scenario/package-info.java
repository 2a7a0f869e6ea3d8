/** The mock Entra ID in the hands of the page: keys, outages, time, credentials, accounts. */
package org.muleentra.jwt.gateway.console.scenario;
