/** What the annotations of Mule's SDK speak of: declared here for the compiler, never packaged. */
package org.mule.sdk.api.meta;
