/// Signs requests to outside organisations, and checks signed requests.
///
/// Both ends of `docs/channel-protocol.md` share this one text of the rule. Knows no other module.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.tongzhou.signing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
