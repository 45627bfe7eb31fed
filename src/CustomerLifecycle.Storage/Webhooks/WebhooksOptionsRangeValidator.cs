using Microsoft.Extensions.Options;

namespace CustomerLifecycle.Storage.Webhooks;

[OptionsValidator]
internal sealed partial class WebhooksOptionsRangeValidator : IValidateOptions<WebhooksOptions>;
