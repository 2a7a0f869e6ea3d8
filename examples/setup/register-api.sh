#!/usr/bin/env bash
# Registers an API in Microsoft Entra with the Azure CLI, and prints the policy's form for it.
# Run again, it changes nothing that is already so. docs/begin/anypoint.md says when to run it.
set -euo pipefail
umask 077   # secrets and tokens are for whoever runs this, and for nobody else

usage() {
  cat <<'END'
register-api.sh --name NAME [--scope VALUE]... [--app-role VALUE]... [option]...

  --name NAME                the API's registration: found by this name, or made
  --scope VALUE              a permission for people, such as Orders.Read
  --app-role VALUE           a permission for applications, such as Orders.Process.All
  --groups CHOICE            groups in tokens: ApplicationGroup, SecurityGroup or None; left as it is if not given
  --client NAME              an application that may call: gets every --app-role, with consent
  --secret-file FILE         the client gets a secret, written here and shown nowhere
  --new-secret               one more secret, though the client has one from here
  --federated-issuer URL     the client proves itself by tokens of this issuer, without a secret,
  --federated-subject TEXT   and of this subject
  --assertion-file FILE      such a token, to get a test token with
  --test-token FILE          a token of the client's for the API is written here and shown nowhere

The form goes to standard output, what is done to standard error. Sign in first: az login --tenant TENANT
You need the role Cloud Application Administrator.
END
}

told=""
work=""

say() {
  echo "register-api: $1" >&2
}

die() {
  told=yes
  say "$1"
  exit "${2:-1}"
}

finish() {
  local status=$?
  [[ -z $work ]] || rm -rf "$work"
  if ((status != 0)) && [[ -z $told ]]; then
    say "stopped; the Azure CLI says why above. What is done stays done: mend it and run this again."
  fi
}
trap finish EXIT

name="" scopes="" roles="" groups="" client_name="" secret_file="" new_secret="" issuer="" subject="" assertion_file="" token_file=""

while (($# > 0)); do
  case $1 in
    --help) usage; exit 0 ;;
    --new-secret) new_secret=yes; shift; continue ;;
    --name | --scope | --app-role | --groups | --client | --secret-file) ;;
    --federated-issuer | --federated-subject | --assertion-file | --test-token) ;;
    *) die "there is no option $1; --help lists those that there are" 2 ;;
  esac
  (($# > 1)) && [[ -n $2 ]] || die "$1 needs a value" 2
  case $1 in
    --name) name=$2 ;;
    --scope) scopes+=" $2" ;;
    --app-role) roles+=" $2" ;;
    --groups) groups=$2 ;;
    --client) client_name=$2 ;;
    --secret-file) secret_file=$2 ;;
    --federated-issuer) issuer=$2 ;;
    --federated-subject) subject=$2 ;;
    --assertion-file) assertion_file=$2 ;;
    --test-token) token_file=$2 ;;
  esac
  shift 2
done

# These texts become parts of JSON, of OData filters and of queries, so what would end them is kept out.
plain() {
  [[ $2 != *[\'\"\\\`]* && $2 != *[[:cntrl:]]* ]] || die "$1 must not contain quotes, backslashes, backticks or control characters" 2
}
[[ -n $name ]] || die "--name is missing: the name of the API's registration" 2
plain --name "$name"
plain --client "$client_name"
plain --federated-issuer "$issuer"
plain --federated-subject "$subject"
[[ $name$client_name != *@* ]] || die "--name and --client must not contain @, which the Azure CLI takes for a file" 2
[[ -n $scopes$roles ]] || die "give --scope for people, --app-role for applications, or both: without a permission nobody may call" 2
for value in $scopes $roles; do
  [[ $value =~ ^[A-Za-z0-9_][A-Za-z0-9_.-]{0,119}$ ]] \
    || die "$value is no value of a permission: letters, digits, dot, hyphen and underscore, at most 120" 2
done
case $groups in
  "" | ApplicationGroup | SecurityGroup | None) ;;
  *) die "--groups is ApplicationGroup, SecurityGroup or None, and not $groups" 2 ;;
esac
[[ -z $client_name || -n $roles ]] || die "--client needs an --app-role: an application may call only with one" 2
[[ $client_name != "$name" ]] || die "--client and --name must differ: a client of its own shows who calls" 2
[[ -n $client_name || -z $secret_file$new_secret$issuer$subject$assertion_file$token_file ]] \
  || die "--client is missing: secrets, federated credentials and test tokens are a client's" 2
[[ -z $new_secret || -n $secret_file ]] || die "--new-secret needs a --secret-file to write it to" 2
[[ -n $issuer && -n $subject || -z $issuer$subject ]] || die "--federated-issuer and --federated-subject belong together" 2
[[ -z $issuer || $issuer == https://* ]] || die "--federated-issuer must begin with https://" 2
[[ -z $assertion_file || -r $assertion_file ]] || die "$assertion_file cannot be read" 2
[[ -z $token_file || -n $secret_file$assertion_file ]] \
  || die "--test-token needs --secret-file or --assertion-file: what the client proves itself with" 2

command -v az >/dev/null || die "the Azure CLI is missing: https://learn.microsoft.com/cli/azure/install-azure-cli"
tenant=$(az account show --query tenantId --output tsv) || die "nobody is signed in: az login --tenant TENANT"
cloud=$(az cloud show --query name --output tsv)
graph=$(az cloud show --query endpoints.microsoftGraphResourceId --output tsv)
graph=${graph%/}/v1.0
work=$(mktemp -d)
say "tenant $tenant"

uuid() {
  if command -v uuidgen >/dev/null; then uuidgen | tr '[:upper:]' '[:lower:]'; else cat /proc/sys/kernel/random/uuid; fi
}

# What Entra has just made is not found everywhere at once.
patiently() {
  local left=6
  until "$@"; do
    ((--left > 0)) || return 1
    sleep "${REGISTER_API_PAUSE:-5}"
  done
}

# Puts into REPLY the client ID of the one registration with this name, made if there is none.
registration() {
  REPLY=$(az ad app list --filter "displayName eq '$1'" --query "[].appId" --output tsv)
  [[ $REPLY != *$'\n'* ]] || die "several registrations are called $1: rename all but one"
  [[ -z $REPLY ]] || return 0
  REPLY=$(az ad app create --display-name "$1" --sign-in-audience AzureADMyOrg --query appId --output tsv)
  say "made the registration $1, $REPLY"
}

# Puts into REPLY the object ID of a registration's service principal, made if there is none.
principal() {
  REPLY=$(az ad sp list --filter "appId eq '$1'" --query "[].id" --output tsv)
  [[ -z $REPLY ]] || return 0
  REPLY=$(patiently az ad sp create --id "$1" --query id --output tsv)
  say "made the service principal of $1"
}

of_api() {
  az ad app show --id "$api" --query "$1" --output "${2:-tsv}"
}

registration "$name"
api=$REPLY
uri=api://$api
object=$(patiently of_api id)

# Each part of the registration that differs, as a member of the body of one PATCH.
api_part="" parts=""
has_line() {
  grep -qxF -- "$2" <<<"$1"
}

version=$(of_api api.requestedAccessTokenVersion)
[[ $version == 2 ]] || api_part+=',"requestedAccessTokenVersion":2'

rows=$(of_api "api.oauth2PermissionScopes[].[value, id, to_string(isEnabled)]")
new=""
for value in $scopes; do
  IFS=$'\t' read -r _ id enabled < <(awk -F '\t' -v value="$value" '$1 == value' <<<"$rows"; echo)
  [[ -z $id || $enabled == true ]] || die "the scope $value is disabled: enable it in Expose an API"
  [[ -z $id ]] || continue
  new+=',{"id":"'$(uuid)'","value":"'$value'","type":"User","isEnabled":true,'
  new+='"adminConsentDisplayName":"'$value'","adminConsentDescription":"Calls '$name' with '$value' on behalf of the signed-in user.",'
  new+='"userConsentDisplayName":"'$value'","userConsentDescription":"Calls '$name' with '$value' on your behalf."}'
done
# The list in the body replaces that in Entra, so what is there goes along.
[[ -z $new ]] || api_part+=',"oauth2PermissionScopes":'$(of_api "[api.oauth2PermissionScopes, \`[${new#,}]\`][]" json)
[[ -z $api_part ]] || parts+=',"api":{'${api_part#,}'}'

rows=$(of_api "appRoles[].[value, id, to_string(isEnabled), join(' ', allowedMemberTypes)]")
new="" role_ids=""
for value in $roles; do
  IFS=$'\t' read -r _ id enabled members < <(awk -F '\t' -v value="$value" '$1 == value' <<<"$rows"; echo)
  if [[ -n $id ]]; then
    [[ $enabled == true ]] || die "the app role $value is disabled: enable it in App roles"
    [[ $members == *Application* ]] || die "the app role $value is there for people alone: choose another value"
  else
    id=$(uuid)
    new+=',{"id":"'$id'","value":"'$value'","displayName":"'$value'","description":"Calls '$name' as an application.",'
    new+='"allowedMemberTypes":["Application"],"isEnabled":true}'
  fi
  role_ids+=" $id"
done
[[ -z $new ]] || parts+=',"appRoles":'$(of_api "[appRoles, \`[${new#,}]\`][]" json)

uris=$(of_api "identifierUris[]")
has_line "$uris" "$uri" || parts+=',"identifierUris":'$(of_api "[identifierUris, \`[\"$uri\"]\`][]" json)

choice=$(of_api "groupMembershipClaims || 'None'")
[[ -z $groups || $choice == "$groups" ]] || parts+=',"groupMembershipClaims":"'$groups'"'

# What the policy's rules can read; which of them needs which is a table of docs/begin/entra-setup.md.
names=$(of_api "optionalClaims.accessToken[].name")
new=""
has_line "$names" idtyp || new+=',{"name":"idtyp","additionalProperties":["include_user_token"]}'
for claim in acct xms_cc acrs auth_time; do
  has_line "$names" "$claim" || new+=',{"name":"'$claim'"}'
done
others="idToken: optionalClaims.idToken || \`[]\`, saml2Token: optionalClaims.saml2Token || \`[]\`"
claims="[optionalClaims.accessToken || \`[]\`, \`[${new#,}]\`][]"
[[ -z $new ]] || parts+=',"optionalClaims":'$(of_api "{$others, accessToken: $claims}" json)

if [[ -n $parts ]]; then
  echo "{${parts#,}}" >"$work/registration.json"
  patiently az rest --method PATCH --url "$graph/applications/$object" --headers Content-Type=application/json \
    --body "@$work/registration.json" --output none
  say "changed the registration $name"
fi
principal "$api"
api_principal=$REPLY

if [[ -n $client_name ]]; then
  registration "$client_name"
  client=$REPLY
  principal "$client"
  client_principal=$REPLY
  asked=$(az ad app show --id "$client" --query "requiredResourceAccess[?resourceAppId=='$api'].resourceAccess[].id" --output tsv)
  granted=$(az rest --method GET --url "$graph/servicePrincipals/$api_principal/appRoleAssignedTo?\$top=999" \
    --query "value[?principalId=='$client_principal'].appRoleId" --output tsv)
  for id in $role_ids; do
    if ! has_line "$asked" "$id"; then
      patiently az ad app permission add --id "$client" --api "$api" --api-permissions "$id=Role" --only-show-errors --output none
      say "$client_name asks for the app role $id"
    fi
    # Consent to an application permission is this assignment; "az ad app permission admin-consent" would also grant what else it asks for.
    if ! has_line "$granted" "$id"; then
      echo '{"principalId":"'"$client_principal"'","resourceId":"'"$api_principal"'","appRoleId":"'"$id"'"}' >"$work/assignment.json"
      patiently az rest --method POST --url "$graph/servicePrincipals/$api_principal/appRoleAssignedTo" \
        --headers Content-Type=application/json --body "@$work/assignment.json" --output none
      say "$client_name has consent to the app role $id"
    fi
  done
fi

if [[ -n $secret_file ]]; then
  there=$(az ad app credential list --id "$client" --query "[?displayName=='register-api'].keyId" --output tsv)
  if [[ -z $there || -n $new_secret ]]; then
    [[ ! -f $secret_file ]] || die "$secret_file is there already: name another file for the new secret"
    # --append: without it all other credentials of the client are deleted.
    az ad app credential reset --id "$client" --append --display-name register-api --query password --output tsv \
      --only-show-errors >"$secret_file"
    say "made a secret of $client_name"
  elif [[ ! -r $secret_file ]]; then
    die "$client_name has a secret from here, which Entra does not show again: bring $secret_file, or ask for another with --new-secret"
  fi
fi

if [[ -n $issuer ]]; then
  there=$(az ad app federated-credential list --id "$client" --query "[?issuer=='$issuer' && subject=='$subject'].name" --output tsv)
  if [[ -z $there ]]; then
    echo '{"name":"register-api-'"$(uuid)"'","issuer":"'"$issuer"'","subject":"'"$subject"'","audiences":["api://AzureADTokenExchange"]}' \
      >"$work/federated.json"
    az ad app federated-credential create --id "$client" --parameters "@$work/federated.json" --output none
    say "$client_name proves itself by tokens of $issuer"
  fi
fi

if [[ -n $token_file ]]; then
  # A profile of its own, so that you stay signed in; @ keeps the secret out of the list of processes.
  export AZURE_CONFIG_DIR=$work/profile
  az cloud set --name "$cloud" --only-show-errors --output none
  proof=(--password "@$secret_file")
  [[ -z $assertion_file ]] || proof=(--federated-token "@$assertion_file")
  patiently az login --service-principal --username "$client" "${proof[@]}" --tenant "$tenant" --allow-no-subscriptions \
    --only-show-errors --output none
  az account get-access-token --resource "$uri" --query accessToken --output tsv >"$token_file"
  unset AZURE_CONFIG_DIR
  say "wrote a token of $client_name to $token_file"
fi

list() {
  local joined=""
  for each in "$@"; do joined+=', "'$each'"'; done
  echo "[${joined#, }]"
}

echo "{"
echo "  \"tenants\": [\"$tenant\"],"
# shellcheck disable=SC2086 # values of permissions have no spaces
[[ -z $scopes ]] || echo "  \"requiredScopes\": $(list $scopes),"
# shellcheck disable=SC2086
[[ -z $roles ]] || echo "  \"requiredAppRoles\": $(list $roles),"
echo "  \"audiences\": [\"$api\"]"
echo "}"
