using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport.Internal;

/// <summary>Makes an answer's bytes of an event's; none for a handler that answers nothing.</summary>
internal delegate Task<MemoryStream> StreamHandler(Stream input, ILambdaContext context);
