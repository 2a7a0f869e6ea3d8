/** Annotations of Mule's SDK that the runtime provides from 4.5 on: declared here for the compiler, never packaged. */
package org.mule.sdk.api.annotation;
