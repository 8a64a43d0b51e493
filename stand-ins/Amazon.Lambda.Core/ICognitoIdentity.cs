namespace Amazon.Lambda.Core;

/// <summary>The Amazon Cognito identity that invoked the function through the AWS Mobile SDK.</summary>
public interface ICognitoIdentity
{
    /// <summary>The identity's id.</summary>
    string IdentityId { get; }

    /// <summary>The id of the pool the identity belongs to.</summary>
    string IdentityPoolId { get; }
}
