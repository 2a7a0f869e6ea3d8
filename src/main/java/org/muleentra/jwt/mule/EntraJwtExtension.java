package org.muleentra.jwt.mule;

import static org.mule.runtime.api.meta.Category.COMMUNITY;
import static org.mule.sdk.api.meta.JavaVersion.JAVA_11;
import static org.mule.sdk.api.meta.JavaVersion.JAVA_17;
import static org.mule.sdk.api.meta.JavaVersion.JAVA_8;

import org.mule.runtime.extension.api.annotation.Configurations;
import org.mule.runtime.extension.api.annotation.Extension;
import org.mule.runtime.extension.api.annotation.Operations;
import org.mule.runtime.extension.api.annotation.dsl.xml.Xml;
import org.mule.runtime.extension.api.annotation.error.ErrorTypes;
import org.mule.sdk.api.annotation.JavaVersionSupport;
import org.muleentra.jwt.mule.client.ClientConfiguration;
import org.muleentra.jwt.mule.error.EntraJwtError;

/** Validates Entra ID (Azure AD) access tokens, turns groups and app roles into roles, and gets tokens for calls to other APIs. */
@Extension(name = EntraJwtExtension.NAME, vendor = "muleentra", category = COMMUNITY)
@Xml(prefix = "entra-jwt", namespace = "http://www.mulesoft.org/schema/mule/entra-jwt")
@Configurations({EntraJwtConfiguration.class, ClientConfiguration.class})
@Operations(RefusalOperations.class)
@ErrorTypes(EntraJwtError.class)
@JavaVersionSupport({JAVA_8, JAVA_11, JAVA_17})
public class EntraJwtExtension {

  /** The extension's name in every tool. */
  public static final String NAME = "Entra JWT";
}
