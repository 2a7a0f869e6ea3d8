/** Why a token is let in or refused: every check in order, the cure, and the smallest change that would let it in. */
package org.muleentra.jwt.tool.explain;
