using Microsoft.Extensions.Options;

namespace CustomerLifecycle.Storage;

[OptionsValidator]
internal sealed partial class StorageOptionsValidator : IValidateOptions<StorageOptions>;
