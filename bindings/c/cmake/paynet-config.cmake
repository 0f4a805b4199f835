# find_package(paynet) gives the target paynet::paynet. For C++ it serves paynet.hpp as well.
if(TARGET paynet::paynet)
  return()
endif()

# <prefix>/share/cmake/paynet
get_filename_component(_paynet_prefix "${CMAKE_CURRENT_LIST_DIR}/../../.." ABSOLUTE)
unset(_paynet_library)
foreach(_paynet_folder "lib/${CMAKE_LIBRARY_ARCHITECTURE}" lib64 lib)
  if(NOT _paynet_library AND EXISTS "${_paynet_prefix}/${_paynet_folder}/libpaynet.so")
    set(_paynet_library "${_paynet_prefix}/${_paynet_folder}/libpaynet.so")
  endif()
endforeach()

if(_paynet_library)
  add_library(paynet::paynet SHARED IMPORTED)
  set_target_properties(paynet::paynet PROPERTIES
    IMPORTED_LOCATION "${_paynet_library}"
    INTERFACE_INCLUDE_DIRECTORIES "${_paynet_prefix}/include"
    # paynet.hpp asks where the library lies; glibc before 2.34 has that function in a library of its own.
    INTERFACE_LINK_LIBRARIES "${CMAKE_DL_LIBS}")
else()
  set(paynet_FOUND FALSE)
  set(paynet_NOT_FOUND_MESSAGE "libpaynet.so for this architecture is not below ${_paynet_prefix}")
endif()
unset(_paynet_folder)
unset(_paynet_library)
unset(_paynet_prefix)
