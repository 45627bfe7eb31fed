using Microsoft.Extensions.Options;

namespace CustomerLifecycle.Routing;

[OptionsValidator]
internal sealed partial class RoutingOptionsRangeValidator : IValidateOptions<RoutingOptions>;
