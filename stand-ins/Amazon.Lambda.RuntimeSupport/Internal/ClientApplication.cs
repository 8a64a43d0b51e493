using System.Text.Json;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport.Internal;

/// <summary>The application in a client's context.</summary>
internal sealed class ClientApplication(JsonElement json) : IClientApplication
{
    public string AppPackageName { get; } = ContextJson.Text(json, "app_package_name");

    public string AppTitle { get; } = ContextJson.Text(json, "app_title");

    public string AppVersionCode { get; } = ContextJson.Text(json, "app_version_code");

    public string AppVersionName { get; } = ContextJson.Text(json, "app_version_name");

    public string InstallationId { get; } = ContextJson.Text(json, "installation_id");
}
