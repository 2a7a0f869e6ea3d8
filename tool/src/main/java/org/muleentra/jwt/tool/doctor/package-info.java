/** A form held against the registrations that its tokens come from: what cannot work, what is doubtful, and what mends it. */
package org.muleentra.jwt.tool.doctor;
