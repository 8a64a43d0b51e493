using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;

namespace Notecast.AwsPackages.Tests.Sns;

/// <summary>What the client makes of the service's errors.</summary>
internal static class SnsErrors
{
    /// <summary>Codes with their exceptions, HTTP statuses and how often a request is tried.</summary>
    public static (string Code, Type Type, int Status, int Tries)[] All { get; } =
    [
        ("NotFound", typeof(NotFoundException), 404, 1),
        ("InvalidParameter", typeof(InvalidParameterException), 400, 1),
        ("ParameterValueInvalid", typeof(InvalidParameterValueException), 400, 1),
        ("AuthorizationError", typeof(AuthorizationErrorException), 403, 1),
        ("EndpointDisabled", typeof(EndpointDisabledException), 400, 1),
        ("PlatformApplicationDisabled", typeof(PlatformApplicationDisabledException), 400, 1),
        ("InvalidSecurity", typeof(InvalidSecurityException), 403, 1),
        ("KMSAccessDenied", typeof(KMSAccessDeniedException), 400, 1),
        ("KMSDisabled", typeof(KMSDisabledException), 400, 1),
        ("KMSInvalidState", typeof(KMSInvalidStateException), 400, 1),
        ("KMSNotFound", typeof(KMSNotFoundException), 400, 1),
        ("KMSOptInRequired", typeof(KMSOptInRequiredException), 403, 1),
        ("KMSThrottling", typeof(KMSThrottlingException), 400, 1),
        ("ValidationException", typeof(ValidationException), 400, 1),
        ("InternalError", typeof(InternalErrorException), 500, 3),
        ("Throttling", typeof(AmazonSimpleNotificationServiceException), 400, 3),
        ("SomethingNew", typeof(AmazonSimpleNotificationServiceException), 400, 1),
    ];
}
