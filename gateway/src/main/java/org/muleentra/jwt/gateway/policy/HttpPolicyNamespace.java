package org.muleentra.jwt.gateway.policy;

import java.util.Collection;
import java.util.List;
import org.mule.runtime.dsl.api.xml.XmlNamespaceInfo;
import org.mule.runtime.dsl.api.xml.XmlNamespaceInfoProvider;

/** Ties the prefix {@code http-policy} to its namespace. */
public final class HttpPolicyNamespace implements XmlNamespaceInfoProvider, XmlNamespaceInfo {

  static final String PREFIX = "http-policy";

  @Override
  public Collection<XmlNamespaceInfo> getXmlNamespacesInfo() {
    return List.of(this);
  }

  @Override
  public String getNamespace() {
    return PREFIX;
  }

  @Override
  public String getNamespaceUriPrefix() {
    return "http://www.mulesoft.org/schema/mule/http-policy";
  }
}
