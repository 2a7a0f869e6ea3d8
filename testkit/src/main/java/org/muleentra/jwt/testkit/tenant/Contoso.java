package org.muleentra.jwt.testkit.tenant;

/** The ready-made fictional tenant: every token is about these people and applications unless told otherwise. */
public final class Contoso {
  /** The tenant. */
  public static final String TENANT_ID = "c0a70501-7e57-4d1c-9a0b-5ca1ab1e0001";
  /** The tenant's domain. */
  public static final String DOMAIN = "contoso.example";
  /** Another tenant, to be a stranger at Contoso's door. */
  public static final String FABRIKAM_TENANT_ID = "fab21ca1-7e57-4b0d-8c3e-5ca1ab1e0002";

  /** Client id of the Orders API: the audience of v2.0 tokens. */
  public static final String API_CLIENT_ID = "0de25a91-7e57-4a11-b2c4-5ca1ab1e0a01";
  /** App ID URI of the Orders API: the audience of v1.0 tokens. */
  public static final String API_APP_ID_URI = "api://orders.contoso.example";
  /** The Orders API's own secret at the token endpoint, where it is a client of the Billing API. */
  public static final String API_CLIENT_SECRET = "orders~secret.of-Contoso";
  /** Object id of the Orders API's service principal. */
  public static final String API_OBJECT_ID = "0de25a91-7e57-4ab1-8fd4-5ca1ab1e0a02";

  /** Client id of the Billing API, which the Orders API calls. */
  public static final String BILLING_CLIENT_ID = "b1111a91-7e57-4a22-9c05-5ca1ab1e0a03";
  /** App ID URI of the Billing API. */
  public static final String BILLING_APP_ID_URI = "api://billing.contoso.example";

  /** A public client (no credential) in which users sign in. */
  public static final String WEB_CLIENT_ID = "3eb0c11e-7e57-4c22-8d35-5ca1ab1e0c01";
  /** A confidential client (a daemon) that holds app roles. */
  public static final String DAEMON_CLIENT_ID = "dae3095e-7e57-4c33-9e46-5ca1ab1e0c02";
  /** The daemon's secret at the token endpoint. */
  public static final String DAEMON_CLIENT_SECRET = "daemon~secret.of-Contoso";
  /** Object id of the daemon's service principal. */
  public static final String DAEMON_OBJECT_ID = "0b7ec7da-7e57-4e33-a157-5ca1ab1e0c03";
  /** A confidential client without any app role: Entra issues it tokens all the same. */
  public static final String ROLELESS_CLIENT_ID = "2011e1e5-7e57-4c44-8a68-5ca1ab1e0c04";
  /** The role-less client's secret at the token endpoint. */
  public static final String ROLELESS_CLIENT_SECRET = "roleless~secret.of-Contoso";

  /** The application that asks Microsoft Graph about callers; it may read users, group members and applications. */
  public static final String GRAPH_CLIENT_ID = "92a9405c-7e57-4c66-9b8a-5ca1ab1e0c06";
  /** That application's secret at the token endpoint. */
  public static final String GRAPH_CLIENT_SECRET = "graph~secret.of-Contoso";

  /** Object id of the user Adele. */
  public static final String USER_OBJECT_ID = "ade1e0b1-7e57-4f55-b379-5ca1ab1e0e01";
  /** Adele's display name. */
  public static final String USER_NAME = "Adele Vance";
  /** Adele's user principal name. */
  public static final String USER_PRINCIPAL_NAME = "adele@contoso.example";

  /** An Azure resource with a system-assigned managed identity. */
  public static final String VIRTUAL_MACHINE = "/subscriptions/5ab5c21b-7e57-4099-bfbd-5ca1ab1e0d01/resourcegroups/"
      + "orders/providers/Microsoft.Compute/virtualMachines/orders-1";
  /** Client id of that machine's identity. */
  public static final String SYSTEM_IDENTITY_CLIENT_ID = "5e1f1de7-7e57-4c88-8dbe-5ca1ab1e0c08";
  /** Object id of that machine's identity. */
  public static final String SYSTEM_IDENTITY_OBJECT_ID = "5e1f1de7-7e57-4e88-a0be-5ca1ab1e0c09";
  /** Client id of {@link #ASSIGNED_IDENTITY}. */
  public static final String ASSIGNED_IDENTITY_CLIENT_ID = "a551911d-7e57-4c99-8ecf-5ca1ab1e0c0a";
  /** Object id of {@link #ASSIGNED_IDENTITY}. */
  public static final String ASSIGNED_IDENTITY_OBJECT_ID = "a551911d-7e57-4e99-a1cf-5ca1ab1e0c0b";
  /** A user-assigned managed identity. */
  public static final String ASSIGNED_IDENTITY = "/subscriptions/5ab5c21b-7e57-4099-bfbd-5ca1ab1e0d01/resourcegroups/"
      + "orders/providers/Microsoft.ManagedIdentity/userAssignedIdentities/orders";

  /** The blueprint application from which AI agents are made. */
  public static final String AGENT_BLUEPRINT_ID = "b1e9e125-7e57-4c77-8cad-5ca1ab1e0c07";

  /** A host of Azure AD B2C. */
  public static final String B2C_DOMAIN = "login.contoso.example";
  /** A user flow of Azure AD B2C. */
  public static final String B2C_POLICY = "B2C_1_signin";

  /** Group of those who read orders. */
  public static final String READERS_GROUP_ID = "9ea0de25-7e57-4066-8c8a-5ca1ab1e0f01";
  /** Group of those who change orders. */
  public static final String WRITERS_GROUP_ID = "3217e25a-7e57-4077-9d9b-5ca1ab1e0f02";
  /** Group of the administrators. */
  public static final String ADMINS_GROUP_ID = "ad3125b0-7e57-4088-aeac-5ca1ab1e0f03";

  /** Delegated permission to read orders. */
  public static final String READ_SCOPE = "Orders.Read";
  /** Delegated permission to change orders. */
  public static final String WRITE_SCOPE = "Orders.Write";
  /** Delegated permission at the Billing API, to which consent was given for the Orders API. */
  public static final String BILL_SCOPE = "Bills.Read";
  /** Application permission at the Billing API, which the Orders API holds. */
  public static final String BILL_ALL_ROLE = "Bills.Read.All";
  /** Application permission to read all orders. */
  public static final String READ_ALL_ROLE = "Orders.Read.All";
  /** Application permission to change all orders. */
  public static final String WRITE_ALL_ROLE = "Orders.Write.All";

  private Contoso() {}
}
