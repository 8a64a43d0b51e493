using Amazon;
using Amazon.Runtime;

namespace Notecast.Aws;

/// <summary>Who asks, and where: for clients that do not take both from a function's environment.</summary>
/// <param name="Region">The region.</param>
/// <param name="Credentials">Who asks.</param>
/// <param name="Profile">
/// The profile of the shared configuration that says more, such as endpoints; <see langword="null"/> for the default one.
/// </param>
public sealed record AwsCaller(RegionEndpoint Region, AWSCredentials Credentials, Profile? Profile = null);
