/** The packaged plugin and policy on the engine's own class loaders, beside an application with other versions of their libraries. */
package org.muleentra.jwt.gateway.packaged;
